# Says: the usual loop over lines in dash: names with spaces, signs and umlauts come back as they are
# Needs: curl dash jq
source "$CLIENTS/lib/case.sh"

cat >loop <<'DASH'
tab=$(printf '\t')
adoentra projects --identity --organization MyOrg --output tsv 2>/dev/null | while IFS="$tab" read -r name visibility state rest; do
    [ "$state" = wellFormed ] || exit 1
    count=$(adoentra repositories --project "$name" --identity --organization MyOrg --output tsv 2>/dev/null | wc -l)
    printf '%s=%s\n' "$name" $count
done
DASH

same "repositories of each project" \
    $'SecretSauce=10\nGrün & Blau #1 100%=4\nContoso Web=2\nLegacy=2\nEmpty=0\nCafé Zürich=1' "$(dash loop)"
