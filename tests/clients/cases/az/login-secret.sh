# Says: az signs in with a secret, the tool takes az's token, and says so where no account is signed in any more
# Needs: az curl jq node openssl
# Emulator: --entra
# Limit: 400
source "$CLIENTS/lib/az.sh"

az login --service-principal --username "$secret_app" --password wrong --tenant "$tenant" --allow-no-subscriptions 2>messages \
    && fail "signed in with a wrong secret"
has "a wrong secret" AADSTS7000215 "$(<messages)"

sign_in_with_secret
az account get-access-token --resource "$azure_devops" --query accessToken | sed 's/^/Authorization: Bearer /' >header
same "who az is" secret-app "$(who_is header https://dev.azure.com/)"

adoentra repositories --project SecretSauce --azure-cli --organization MyOrg --output json >listed 2>messages
same "what the tool lists" 10 "$(jq length listed)"
same "what it says" '' "$(<messages)"

az logout
ends_with 3 adoentra projects --azure-cli --organization MyOrg
has "not signed in" 'az login' "$output"
