<?php

// php check-vectors.php ../vectors/notifications.json
require __DIR__ . '/verify.php';

$vectors = json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR)['vectors'];
$wrong = 0;
foreach ($vectors as $it) {
    $genuine = verify($it['headers'], $it['body'], $it['secrets'], $it['received_at']);
    if ($genuine !== ($it['verdict'] === 'VALID')) {
        echo "differs: {$it['name']}\n";
        $wrong++;
    }
}
echo count($vectors) - $wrong, ' of ', count($vectors), " vectors agree\n";
exit($wrong === 0 ? 0 : 1);
