"""Deliveries as shoppers of many countries would tell them: what is said, and what was meant."""
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Optional

import yaml

COUNTRIES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
MAILS = (
    "a.lee@example.com", "siobhan+shop@example.co.uk", "budi_santoso99@example.id",
    "x@mail.example.org",
)
NOTES = {
    "en": ["leave it with the neighbour at no 12", "please ring the bell twice", "gate code 4711",
           "call me before you come", "leave it in the porch", "don't ring, the baby sleeps"],
    "id": ["titip di satpam", "taruh di pos depan", "jangan dibanting",
           "kalau tidak ada orang titip tetangga sebelah", "telepon dulu sebelum sampai",
           "bel rumah rusak, ketuk aja"],
}
NAMED = {
    "en": ["{}", "{}", "my name is {}", "Name: {}", "for {}", "I'm {}", "put it under {}",
           "it's {}"],
    "id": ["{}", "{}", "a.n. {}", "nama saya {}", "untuk {}", "atas nama {}", "Nama: {}",
           "penerima: {}"],
}
PLACED = {
    "en": ["{}", "{}", "send it to {}", "my address is {}", "Address: {}", "deliver to {}"],
    "id": ["{}", "{}", "kirim ke {}", "alamat saya {}", "Alamat: {}", "alamatnya di {}"],
}
CALLED = {
    "en": ["{}", "phone {}", "my number is {}", "call me on {}", "tel: {}", "mobile {}",
           "(phone {})"],
    "id": ["{}", "hp {}", "WA {}", "no hp saya {}", "nomor {}", "(WA {})", "telp. {}"],
}
MAILED = {
    "en": ["{}", "email {}", "e-mail: {}", "my email is {}"],
    "id": ["{}", "email {}", "email saya: {}"],
}
NOTED = {
    "en": ["{}", "note: {}", "note for the courier: {}", "PS {}"],
    "id": ["{}", "catatan: {}", "catatan untuk kurir: {}", "pesan buat kurir: {}"],
}


@dataclass(frozen=True)
class Parcel:
    language: str
    name: str
    address: str
    phone: Optional[str]
    email: Optional[str]
    note: Optional[str]
    said: str  # all of it, to the question for a name


def parcels(language: str, count: int, seed: int) -> Iterator[Parcel]:
    """The same for the same seed."""
    chance = random.Random(f"{language}{seed}")
    for _ in range(count):
        yield _parcel(language, chance)


def _parcel(language: str, chance: random.Random) -> Parcel:
    country = COUNTRIES[chance.choice(list(COUNTRIES))]
    told = {
        "name": chance.choice(COUNTRIES[chance.choice(list(COUNTRIES))]["names"]),
        "address": country["address"].format(
            n=chance.randint(1, 199), street=chance.choice(country["streets"]),
            town=chance.choice(country["towns"]), extra=chance.choice(country["extras"]),
        ),
        "phone": chance.choice(country["phones"]).format(chance.randint(100, 999)),
        "email": chance.choice(MAILS),
        "note": chance.choice(NOTES[language]),
    }
    for field, share in (("phone", 0.6), ("email", 0.4), ("note", 0.3)):
        told[field] = told[field] if chance.random() < share else None
    return Parcel(language, **told, said=_said(language, told, chance))


def _said(language: str, told: dict[str, Optional[str]], chance: random.Random) -> str:
    separator = chance.choice([", ", ", ", "\n", "; "])
    address = str(told["address"])
    if separator == "\n" and chance.random() < 0.5:
        address = address.replace(", ", "\n")
    whose = chance.choice(NAMED[language]).format(told["name"])
    where = chance.choice(PLACED[language]).format(address)
    contacts = [
        chance.choice(words[language]).format(told[field])
        for field, words in (("phone", CALLED), ("email", MAILED)) if told[field]
    ]
    chance.shuffle(contacts)
    parts = chance.choice([[whose, where, *contacts], [whose, *contacts, where]])
    if told["note"]:
        parts.append(chance.choice(NOTED[language]).format(told["note"]))
    text = parts[0]
    for part in parts[1:]:  # what is in brackets belongs to what stands before it
        text += (" " if part.startswith("(") else separator) + part
    return text
