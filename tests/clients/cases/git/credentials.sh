# Says: git comes in with a header, a credential helper, a token as password and a personal access token; no credential and a wrong one do
# not Needs: curl git jq
source "$CLIENTS/lib/git.sh"

remote=${EMULATOR}MyOrg/SecretSauce/_git/api
token=$(adoentra token --identity --organization MyOrg)
helper() { echo "credential.helper=!f() { echo username=$1; echo \"password=$2\"; }; f"; }
comes_in() { git "${@:2}" ls-remote --exit-code "$remote" refs/heads/main >/dev/null || fail "$1"; }

comes_in "a header" -c http.extraHeader="Authorization: bearer $token"
comes_in "a basic header" -c http.extraHeader="Authorization: Basic $(printf ':%s' "$token" | base64 --wrap 0)"
comes_in "a helper" -c "$(helper any-user "$token")"
comes_in "a personal access token" -c "$(helper pat emulatorpersonalaccesstokenthatopensnothingelse00000)"
git -c credential.helper= -c http.extraHeader="Authorization: bearer $token" clone --quiet "$remote" cloned

ends_with 128 git ls-remote "$remote"
has "no credential" 'could not read Username' "$output"
ends_with 128 git -c "$(helper any-user nonsense)" ls-remote "$remote"
has "a wrong one" 'Authentication failed' "$output"
ends_with 128 git -c http.extraHeader="Authorization: bearer $token" ls-remote "${EMULATOR}MyOrg/SecretSauce/_git/none"
has "no such repository" 'TF401019' "$output"

headers=$(curl --silent --dump-header - --output /dev/null "$remote/info/refs?service=git-upload-pack")
has "401" '401 Unauthorized' "$headers"
has "where to sign in" "Bearer authorization_uri=https://login.microsoftonline.com/$tenant" "$headers"
has "the tenant" "X-VSS-ResourceTenant: $tenant" "$headers"
