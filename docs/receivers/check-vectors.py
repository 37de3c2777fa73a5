# python3 check-vectors.py ../vectors/notifications.json
import json
import sys

from verify import verify

with open(sys.argv[1], encoding="utf-8") as file:
    vectors = json.load(file)["vectors"]
wrong = 0
for it in vectors:
    genuine = verify(it["headers"], it["body"].encode(), it["secrets"], it["received_at"])
    if genuine != (it["verdict"] == "VALID"):
        print("differs:", it["name"])
        wrong += 1
print(len(vectors) - wrong, "of", len(vectors), "vectors agree")
sys.exit(0 if wrong == 0 else 1)
