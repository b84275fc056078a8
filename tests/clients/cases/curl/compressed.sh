# Says: what curl --compressed unpacks is what comes without it
# Needs: curl jq
# Emulator: --compress --projects 300
source "$CLIENTS/lib/case.sh"

adoentra token --header --identity --organization MyOrg >header
list() { curl --silent --fail -H @header "$@" "${EMULATOR}MyOrg/_apis/projects?api-version=7.1&\$top=300"; }

list --dump-header plain-headers --output plain
list --compressed --dump-header headers --output unpacked
list -H 'Accept-Encoding: gzip' --output packed
cmp plain unpacked
gzip --test <packed
cmp plain <(gzip --decompress --stdout <packed)
grep --quiet --ignore-case '^content-encoding: gzip' headers || fail "it was not compressed"
! grep --quiet --ignore-case '^content-encoding' plain-headers || fail "it was compressed unasked"
