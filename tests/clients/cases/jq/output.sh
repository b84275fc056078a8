# Says: jq reads what the tool writes as JSON: projects, repositories and any call, whole numbers, dates and names in all letters
# Needs: curl jq
source "$CLIENTS/lib/case.sh"
export ADOENTRA_ORGANIZATION=MyOrg

same "projects" $'Café Zürich\nContoso Web\nEmpty\nGrün & Blau #1 100%\nLegacy\nSecretSauce' \
    "$(adoentra projects --identity --output json | jq --raw-output '.[].name' | LC_ALL=C sort)"
same "sizes" number \
    "$(adoentra repositories --identity --project SecretSauce --output json | jq --raw-output '[.[].size | type] | unique[]')"
same "one of a name" 'Menü 日本' "$(adoentra repositories 'Men*' --identity --output json | jq --raw-output '.[].name')"
same "none" 0 "$(adoentra repositories 'nothing*' --identity --output json | jq length)"
same "any call" "$(adoentra projects --identity --output json | jq --compact-output 'map(.id) | sort')" \
    "$(adoentra rest _apis/projects --identity | jq --compact-output 'map(.id) | sort')"
same "one object" SecretSauce "$(adoentra rest _apis/projects/SecretSauce --identity | jq --raw-output .name)"
