# Says: the README's lines in fish, with variables set in its own way: a secret by its variable's name, a pipe into curl
# Needs: curl fish jq
# Emulator: --entra
source "$CLIENTS/lib/case.sh"

cat >lines.fish <<'FISH'
set --export ADO_SECRET emulator-secret-that-is-good
set --export ADOENTRA_ORGANIZATION MyOrg
adoentra projects --client-id $argv[1] --client-secret env:ADO_SECRET --output tsv | string split --fields 1 \t | sort
or exit 1
adoentra token --header --identity | curl --silent --fail -H @- "$ADOENTRA_EMULATOR_URL/MyOrg/_apis/projects?api-version=7.1" \
    | jq --raw-output .count
test "$pipestatus" = '0 0 0'; or exit 2
adoentra projects --client-id $argv[1] --client-secret env:NOT_SET >/dev/null
exit $status
FISH

code=0
fish --no-config lines.fish "$secret_app" >listed 2>messages || code=$?
same "the code of what fails" 2 "$code"
has "what it says" NOT_SET "$(<messages)"
same "what it lists" $'Café Zürich\nContoso Web\nEmpty\nGrün & Blau #1 100%\nLegacy\nSecretSauce\n6' "$(<listed)"
