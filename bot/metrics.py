"""What the bot's processes count and time, for Prometheus."""
from prometheus_client import Counter, Gauge, Histogram

# Where the processes of a run keep their numbers; read when prometheus_client is imported.
METRICS_DIR = "PROMETHEUS_MULTIPROC_DIR"

TURN_DURATION = Histogram(
    "pramuniaga_turn_duration_seconds", "From a noted message to the end of its answer.",
    ["outcome"], buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
READING_DURATION = Histogram(
    "pramuniaga_reading_duration_seconds", "Time that reading a typed message took.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1),
)
MESSAGES = Counter(
    "pramuniaga_messages_total", "Messages of the inbox, by what became of them.", ["outcome"]
)
BOT_ASKED_AGAIN = Counter(
    "pramuniaga_bot_asked_again_total", "Turns that the bot broke off and was asked for again."
)
JOB_DURATION = Histogram(
    "pramuniaga_job_duration_seconds", "Time that a job took.", ["kind", "outcome"],
    buckets=(0.1, 1, 10, 60, 600, 3600),
)
CONNECTIONS = Gauge(
    "pramuniaga_open_connections", "Connections that the front holds.", multiprocess_mode="livesum"
)
