import js from "@eslint/js";
import typescript from "typescript-eslint";

export default typescript.config(
  { ignores: ["dist/", "src/messages.ts"] },
  js.configs.recommended,
  ...typescript.configs.strict,
  {
    rules: {
      "max-lines": ["error", 255],
      "max-len": ["error", { code: 100, ignorePattern: "^(import|\\s*<path)" }],
      "no-restricted-properties": ["error",
        { property: "innerHTML", message: "Nothing is shown as HTML." },
        { property: "outerHTML", message: "Nothing is shown as HTML." },
        { property: "insertAdjacentHTML", message: "Nothing is shown as HTML." }],
      "no-restricted-syntax": ["error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Nothing is shown as HTML.",
        }],
    },
  },
);
