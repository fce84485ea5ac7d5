"""Signs as the program does, by the library that Python's own `ssl` uses."""
import ctypes
import ctypes.util
import glob
import json

ED25519 = 1087


def library():
    for name in (ctypes.util.find_library("crypto"), "libcrypto.so.3", "libcrypto.so.1.1"):
        try:
            found = ctypes.CDLL(name) if name else None
        except OSError:
            found = None
        if found:
            for function in ("EVP_PKEY_new_raw_private_key", "EVP_MD_CTX_new"):
                getattr(found, function).restype = ctypes.c_void_p
            return found
    raise SystemExit("libcrypto of OpenSSL is needed to sign the entries, and is not here.")


class Key:
    """An Ed25519 key, made of its seed of 32 bytes."""

    crypto = None

    def __init__(self, seed):
        Key.crypto = Key.crypto or library()
        self.key = ctypes.c_void_p(self.crypto.EVP_PKEY_new_raw_private_key(ED25519, None, seed, ctypes.c_size_t(32)))
        public, length = ctypes.create_string_buffer(32), ctypes.c_size_t(32)
        self.crypto.EVP_PKEY_get_raw_public_key(self.key, public, ctypes.byref(length))
        self.hex = public.raw.hex()

    def sign(self, data):
        """The 128 digits of the signature over some bytes."""
        context = ctypes.c_void_p(self.crypto.EVP_MD_CTX_new())
        signature, length = ctypes.create_string_buffer(64), ctypes.c_size_t(64)
        self.crypto.EVP_DigestSignInit(context, None, None, None, self.key)
        done = self.crypto.EVP_DigestSign(context, signature, ctypes.byref(length), data, ctypes.c_size_t(len(data)))
        self.crypto.EVP_MD_CTX_free(context)
        if done != 1:
            raise SystemExit("OpenSSL does not sign.")
        return signature.raw.hex()


def kept(home, person):
    """The key that the program has made for a person."""
    for path in glob.glob(f"{home}/.local/state/appraise/key-*.json"):
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        if found["person"] == person:
            return Key(bytes.fromhex(found["seed"]))
    raise SystemExit(f"The program has made no key for {person}.")
