# For the cases that paste the emulator's own lines into a shell.
source "$CLIENTS/lib/case.sh"

# The lines under the heading "bash:", with the command that comes last; dash has no other name for "source" than the dot.
lines_to_paste() { sed -n '/^bash:$/,/^What arrived/s/^    //p' "$EMULATOR_FOLDER/introduction" | sed 's/^source /. /'; }

# Pastes them into a shell in whose environment something else leads elsewhere, and compares what its last line lists.
pasted_into() {
    local -x AZURE_CLIENT_ID=5c1d0000-0000-4c11-8000-00000000dead IDENTITY_SERVER_THUMBPRINT=none ADOENTRA_ORGANIZATION=Elsewhere
    lines_to_paste >lines
    [[ $(tail --lines 1 lines) == 'adoentra repositories '* ]] || fail "the introduction has other lines: $(<lines)"
    sed --in-place '$s/$/ --output tsv/' lines
    "$@" <lines >listed 2>messages || fail "$* ended with $?: $(<messages)"
    while IFS='=' read -r name value; do export "$name=$value"; done <"$EMULATOR_FOLDER/variables"
    same "what $1 lists" "$(env -u AZURE_CLIENT_ID -u IDENTITY_SERVER_THUMBPRINT adoentra repositories --identity --organization MyOrg \
        --project SecretSauce --output tsv 2>/dev/null)" "$(grep --extended-regexp --invert-match '^(%|\$|#) ' listed)"
    same "rows" 10 "$(wc --lines <listed)"
}
