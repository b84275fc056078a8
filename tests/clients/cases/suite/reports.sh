# Says: this suite itself: what passes, fails, hangs, is missing or leaves a process is reported as that, and no secret of it
# Needs: curl jq
# Emulator: none
# Limit: 600
source "$CLIENTS/lib/case.sh"

export CALLERS_OWN=yes
suite() { "$CLIENTS/run" --no-build --cases "$CLIENTS/self" "$@"; }

ends_with 0 suite passes
has "a case that passes" $'ok    kinds/passes' "$output"
has "its program's version" "curl $(curl --version | sed -n '1s/curl \([^ ]*\).*/\1/p')" "$output"
has "the end" '1 passed, 0 failed, 0 skipped' "$output"

ends_with 1 suite fails
has "a case that fails" 'FAIL  kinds/fails' "$output"
has "what it printed" '| the client said: Authorization: Bearer [redacted]' "$output"
has "its code" '| It ended with 3.' "$output"
has "the end" '0 passed, 1 failed, 0 skipped' "$output"
[[ $output != *emulator-secret* && $output != *eyJ* ]] || fail "a secret is shown: $output"

ends_with 1 suite hangs
has "a case that hangs" '| It took longer than 2 s.' "$output"

ends_with 1 suite missing
has "a program that is not here" 'nowhere is not here, apt:nowhere-at-all brings it' "$output"
ends_with 0 suite --missing-ok missing
has "the end" '0 passed, 0 failed, 1 skipped' "$output"

ends_with 0 suite leaves
! grep --quiet --no-messages "[l]eft by $CLIENTS" /proc/[0-9]*/cmdline || fail "the process that a case left is running"

ends_with 1 suite breaks
has "an emulator that failed" 'The emulator (process' "$output"
ends_with 1 suite starts-not
has "an emulator that did not start" 'The emulator did not start with: --host ServiceFabric' "$output"

ends_with 2 suite no-such-case
ends_with 2 suite --nonsense
same "the list" 7 "$(suite --list | wc --lines)"
