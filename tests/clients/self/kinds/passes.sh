# Says: passes
# Needs: curl
source "$CLIENTS/lib/case.sh"
[[ -z ${CALLERS_OWN-} && $HOME == "$EMULATOR_FOLDER/home" && $PWD == "$EMULATOR_FOLDER/work" ]] \
    || fail "something of the caller's is here: $(env)"
same "the emulator's variable" "${EMULATOR%/}" "$ADOENTRA_EMULATOR_URL"
