# Says: a list of many pages is one array; a reader that leaves early ends the tool at once and silently
# Needs: curl jq
# Emulator: --projects 2500
source "$CLIENTS/lib/case.sh"
export ADOENTRA_ORGANIZATION=MyOrg

same "as JSON" 2506 "$(adoentra rest _apis/projects --identity | jq length)"
same "each once" 2506 "$(adoentra projects --identity --output json | jq 'map(.id) | unique | length')"

forget
# The code of the tool alone: this is what a script with pipefail sees.
codes=$( { adoentra projects --identity --output tsv 2>messages | head --lines 1 >first; echo "${PIPESTATUS[*]}"; } )
same "messages" "$(adoentra projects --identity --first 1 --output tsv 2>&1 >/dev/null)" "$(<messages)"
[[ $(<first) == SecretSauce* ]] || fail "the first line: $(<first)"
echo "exit codes: $codes"
