# Says: a file of 5 MB goes up with Expect: 100-continue and comes down again, whole and in two parts
# Needs: curl jq
source "$CLIENTS/lib/case.sh"

adoentra token --header --identity --organization MyOrg >header
head --bytes 5000000 /dev/urandom >sent
url=$(curl --silent --fail -H @header -H 'Content-Type: application/octet-stream' -H 'Expect: 100-continue' --data-binary @sent \
    "${EMULATOR}MyOrg/_apis/wit/attachments?fileName=large%20file.bin&api-version=7.1" | jq --raw-output .url)

curl --silent --fail --location -H @header --output whole "$url&api-version=7.1"
cmp sent whole

head --bytes 1234567 sent >part
curl --silent --fail --location -H @header --output part --continue-at - "$url&api-version=7.1"
cmp sent part
