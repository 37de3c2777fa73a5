import base64
import hashlib
import hmac
import re
import time


def verify(headers, body, secrets, now=None):
    """Whether the message is genuine and was sent within five minutes of now.

    headers: by their names in lower case
    body: the bytes as they arrived, before anything parses them
    secrets: ["whsec_…"]; two while the secret is exchanged
    """
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not message_id or not re.fullmatch("[0-9]{1,11}", timestamp):
        return False
    if abs((time.time() if now is None else now) - int(timestamp)) > 300:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    offered = headers.get("webhook-signature", "").split(" ")
    for secret in secrets:
        key = key_of(secret)
        if len(key) < 24:
            continue
        mac = hmac.new(key, signed, hashlib.sha256).digest()
        expected = b"v1," + base64.b64encode(mac)
        if any(hmac.compare_digest(expected, one.encode()) for one in offered):
            return True
    return False


def key_of(secret):
    """Empty where it is no secret: anybody can sign with an empty key."""
    if not secret or not secret.startswith("whsec_"):
        return b""
    try:
        return base64.b64decode(secret[len("whsec_"):])
    except ValueError:
        return b""
