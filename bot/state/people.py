"""People without names: salted hashes, which cannot be turned back without the installation's salt."""

from dataclasses import dataclass, field
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class People:
    """Names people and chats by hashes of this installation."""

    salt: bytes = field(repr=False)

    def person(self, user: int) -> str:
        """A person: 20 characters, always the same here, others elsewhere."""
        return blake2b(str(user).encode(), key=self.salt, digest_size=10).hexdigest()

    def chat(self, chat: int) -> str:
        """A chat: a group by its id, a private chat, whose id is that of its person, by a hash."""
        return str(chat) if chat < 0 else f"private:{self.person(chat)}"
