# Says: what git pushes shows in branches, tags, commits, files and pushes; a required policy and a lock refuse it, by branch
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

adoentra token --header --identity --organization MyOrg >header
rest() { curl --silent --show-error --fail-with-body -H @header "${EMULATOR}MyOrg/SecretSauce/_apis/git/repositories/$1" "${@:2}"; }
git config --global "http.$EMULATOR.extraHeader" "$(<header)"
git clone --quiet "${EMULATOR}MyOrg/SecretSauce/_git/api" api
cd api

git switch --quiet --create neu
echo Würze >'ä b.txt'
git add .
git commit --quiet --message 'Erste'
git tag --annotate --message Neun v9
git push --quiet origin neu v9
cd ..
same "the branch" "$(git -C api rev-parse neu)" "$(rest 'api/refs?filter=heads/neu&api-version=7.1' | jq --raw-output '.value[].objectId')"
same "the tag" "$(git -C api rev-parse v9 'v9^{}')" \
    "$(rest 'api/refs?filter=tags/v9&peelTags=true&api-version=7.1' | jq --raw-output '.value[] | .objectId, .peeledObjectId')"
same "the commit" 'Erste case@example.invalid' \
    "$(rest 'api/commits?searchCriteria.itemVersion.version=neu&searchCriteria.$top=1&api-version=7.1' \
        | jq --raw-output '.value[] | .comment + " " + .author.email')"
same "the file" Würze "$(rest 'api/items?path=/%C3%A4%20b.txt&versionDescriptor.version=neu&api-version=7.1')"
same "the push" 'runbook-host refs/heads/neu refs/tags/v9' \
    "$(rest 'api/pushes?$top=1&searchCriteria.includeRefUpdates=true&api-version=7.1' \
        | jq --raw-output '.value[0] | [.pushedBy.displayName] + ([.refUpdates[].name] | sort) | join(" ")')"
git -C api push --quiet origin --delete neu
same "deleted" 0 "$(rest 'api/refs?filter=heads/neu&api-version=7.1' | jq .count)"

git clone --quiet "${EMULATOR}MyOrg/SecretSauce/_git/web" web
git -C web commit --quiet --allow-empty --message x
ends_with 1 git -C web push origin HEAD:main HEAD:refs/heads/mine
has "a required policy" 'HEAD -> main (TF402455: Pushes to this branch are not permitted; you must use a pull request' "$output"
same "the other branch" "$(git -C web rev-parse HEAD)" \
    "$(rest 'web/refs?filter=heads/mine&api-version=7.1' | jq --raw-output '.value[].objectId')"
