<?php

/**
 * Whether the message is genuine and was sent within five minutes of now.
 *
 * @param array<string, string> $headers by their names in lower case
 * @param string $body the bytes as they arrived: file_get_contents('php://input')
 * @param list<string> $secrets 'whsec_…'; two while the secret is exchanged
 */
function verify(array $headers, string $body, array $secrets, ?int $now = null): bool
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if ($id === '' || !preg_match('/^[0-9]{1,11}$/D', $timestamp)) {
        return false;
    }
    if (abs(($now ?? time()) - (int) $timestamp) > 300) {
        return false;
    }
    foreach ($secrets as $secret) {
        $key = base64_decode(substr((string) $secret, strlen('whsec_')));
        if (strncmp((string) $secret, 'whsec_', 6) !== 0 || strlen($key) < 24) {
            continue; // No secret: anybody can sign with an empty key.
        }
        $mac = hash_hmac('sha256', "$id.$timestamp.$body", $key, true);
        foreach (explode(' ', $headers['webhook-signature'] ?? '') as $offered) {
            if (hash_equals('v1,' . base64_encode($mac), $offered)) {
                return true;
            }
        }
    }
    return false;
}
