# Says: az signs in with a certificate of the emulator's, and the tool takes az's token
# Needs: az curl jq node openssl
# Emulator: --entra
# Limit: 400
source "$CLIENTS/lib/az.sh"

control applications/certificate-app/certificates --request POST | jq --raw-output .pem >own.pem
az login --service-principal --username 5c1d0000-0000-4c11-8000-0000000000d5 --password "$PWD/own.pem" --tenant "$tenant" \
    --allow-no-subscriptions >/dev/null
same "who the tool is" certificate-app \
    "$(adoentra rest _apis/connectionData --azure-cli --organization MyOrg | jq --raw-output .authenticatedUser.providerDisplayName)"
