# Says: git clones, lists and fetches what the REST routes show, with the same object ids, and what REST makes afterwards
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

adoentra token --header --identity --organization MyOrg >header
rest() { curl --silent --show-error --fail-with-body -H @header "${EMULATOR}MyOrg/SecretSauce/_apis/git/repositories/$1" "${@:2}"; }
remote=${EMULATOR}MyOrg/SecretSauce/_git/api
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$EMULATOR.extraHeader" GIT_CONFIG_VALUE_0
GIT_CONFIG_VALUE_0=$(<header)

same "ls-remote" "$(rest 'api/refs?api-version=7.1' | jq --raw-output '.value[] | .objectId + "\t" + .name')" \
    "$(git ls-remote --refs "$remote")"
git clone --quiet "$remote" api
same "commits" "$(rest 'api/commits?searchCriteria.$top=200&api-version=7.1' | jq --raw-output '.value[].commitId')" \
    "$(git -C api log --format=%H)"
files=$(rest 'api/items?recursionLevel=full&api-version=7.1' \
    | jq --raw-output '.value[] | select(.gitObjectType == "blob") | .objectId + " " + .path' | LC_ALL=C sort)
same "files" "$files" \
    "$(git -C api -c core.quotePath=false ls-tree -r HEAD | sed 's#^[0-9]* blob \([0-9a-f]*\)\t#\1 /#' | LC_ALL=C sort)"
git -C api fsck --strict

main=$(git -C api rev-parse main)
change='{"changeType": 1, "item": {"path": "/neu.txt"}, "newContent": {"content": "Salz", "contentType": 0}}'
jq --null-input --arg main "$main" --argjson change "$change" \
    '{refUpdates: [{name: "refs/heads/main", oldObjectId: $main}], commits: [{comment: "drüben", changes: [$change]}]}' >push.json
made=$(rest 'api/pushes?api-version=7.1' -H 'Content-Type: application/json' --data-binary @push.json \
    | jq --raw-output '.commits[0].commitId')
git -C api pull --quiet --ff-only
same "what REST made" "$made Salz" "$(git -C api rev-parse HEAD) $(<api/neu.txt)"

git clone --quiet --depth 1 --branch feature/ui "$remote" shallow
same "a shallow clone" 1 "$(git -C shallow rev-list --count HEAD)"
git clone --quiet --mirror "$remote" mirror
same "a mirror" "$(git ls-remote --refs "$remote")" "$(git ls-remote --refs "$PWD/mirror")"
