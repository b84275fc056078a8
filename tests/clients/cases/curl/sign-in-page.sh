# Says: without a credential a browser's request ends at the sign-in page, a script's is 203 with that page, and 401 where it asks for none
# Needs: curl
source "$CLIENTS/lib/case.sh"

address="${EMULATOR}MyOrg/_apis/projects?api-version=7.1"
ask() { curl --silent --output "$1" --dump-header headers --write-out '%{http_code} %{num_redirects}' "${@:2}" "$address"; }

same "a browser" "302 0" "$(ask /dev/null -H 'Accept: text/html,*/*')"
grep --quiet --ignore-case '^location: .*/_signin' headers || fail "no way to the sign-in page: $(<headers)"
same "a browser that goes there" "203 1" "$(ask page --location -H 'Accept: text/html,*/*')"
same "a script" "203 0" "$(ask page)"
grep --quiet --ignore-case '<title>Azure DevOps Services | Sign In' page || fail "another page: $(<page)"
same "a script that wants no page" "401 0" "$(ask /dev/null -H 'X-TFS-FedAuthRedirect: Suppress')"
grep --quiet --ignore-case '^www-authenticate: Bearer authorization_uri=' headers || fail "no challenge that names the tenant: $(<headers)"
