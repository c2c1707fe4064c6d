"""What follows numbers and may say something else than a unit."""

# These follow many numbers: they name a value only when some product has it.
OFTEN_SOMETHING_ELSE = frozenset(
    """time kali speed setting k h m g s c hr hrs hour jam yr yrs
    minute menit mnt day hari month bulan year tahun % persen hp""".split()
)
# Numbers before these count or date something that is no property and no quantity.
OTHER_MEASURES = frozenset(
    """year tahun day hari week minggu month bulan hour jam minute menit second detik am pm km
    % percent persen st nd rd th street avenue ave k v volt g x""".split()
)
