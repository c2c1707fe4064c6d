"""The table of product vectors."""
from sqlalchemy import Column, ForeignKey, LargeBinary, String

from actions.shop.database import Base


class ProductVector(Base):
    """What a product means, as half-precision floats; it goes when the product goes."""

    __tablename__ = "product_vector"
    sku = Column(ForeignKey("product.sku", ondelete="CASCADE"), primary_key=True)
    digest = Column(String(32), nullable=False)  # of the encoder and the text it read
    vector = Column(LargeBinary, nullable=False)
