#!/usr/bin/env bash
# Builds the functions' jars a second time and compares them with those in target: at another path, in another
# time zone, language and umask.
#
# usage: infra/reproducible.sh
#
# Needs what `mvn package` has fetched: it works offline. Takes about as long as building the functions does.
# Exit status: 0 the same, 1 different, 2 not compared.
set -euo pipefail
cd "$(dirname "$0")/.."

say() {
  echo "reproducible: $*"
}

functions=$(ls -d functions/*/ | tr -d '\n' | sed 's|/functions|,functions|g; s|/$||')
made=()
for pom in functions/*/pom.xml; do
  if grep -q maven-shade-plugin "$pom"; then
    name=$(basename "$(dirname "$pom")")
    made+=("functions/$name/target/$name.jar" "functions/$name/target/$name.cdx.json")
  fi
done

for file in "${made[@]}"; do
  if [ ! -f "$file" ]; then
    say "$file is not there: run mvn package first"
    exit 2
  fi
done

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
copy="$elsewhere/a folder of another name"
mkdir "$copy"
# What is there, committed or not, without what builds leave behind.
tar -c --exclude=target --exclude=.git --exclude=node_modules --exclude=.local-state . | tar -x -C "$copy"

say "building again in $copy"
if ! (
  cd "$copy"
  umask 077
  TZ=Asia/Kolkata LC_ALL=C mvn -o -B -ntp -q package -DskipTests \
    -Duser.language=tr -Duser.country=TR -pl "$functions" -am >"$elsewhere/log" 2>&1
); then
  tail -n 40 "$elsewhere/log"
  say "the second build failed"
  exit 2
fi

# The modules' own jars carry the permission bits of a umask, so their hashes in the bills may differ.
same() {
  case "$1" in
    *.jar) cmp -s "$1" "$copy/$1" ;;
    *) cmp -s <(grep -v '"content" : ' "$1") <(grep -v '"content" : ' "$copy/$1") ;;
  esac
}

different=0
for file in "${made[@]}"; do
  if same "$file"; then
    say "same       $(sha256sum "$file" | cut -c 1-64) $file"
  else
    say "DIFFERENT  $file"
    different=1
  fi
done
exit "$different"
