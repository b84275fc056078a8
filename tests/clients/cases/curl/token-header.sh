# Says: the README's line: a token on curl's standard input opens the organization
# Needs: curl jq
source "$CLIENTS/lib/case.sh"

adoentra token --header --identity --organization MyOrg \
    | curl --silent --fail -H @- "${EMULATOR}MyOrg/_apis/projects?api-version=7.1" >listed

same "the projects by curl and by the tool" \
    "$(adoentra projects --identity --organization MyOrg --output json | jq --raw-output '.[].name')" \
    "$(jq --raw-output '.value[].name' listed)"
