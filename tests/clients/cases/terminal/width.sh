# Says: in a terminal of 60 columns a table has no wider line; in a pipe nothing of it is cut
# Needs: curl jq script
source "$CLIENTS/lib/case.sh"

list='adoentra repositories --project SecretSauce --identity --organization MyOrg'
script --quiet --return --command "stty cols 60; $list 2>/dev/null" /dev/null </dev/null | tr --delete '\r' >shown
$list 2>/dev/null >piped

same "lines" "$(wc --lines <piped)" "$(wc --lines <shown)"
widest=$(wc --max-line-length <shown)
((widest <= 60)) || fail "a line has $widest columns: $(<shown)"
has "what is cut" … "$(<shown)"
! grep --quiet … piped || fail "cut in a pipe: $(<piped)"
has "an address" "/_git/mobile%20app" "$(<piped)"
