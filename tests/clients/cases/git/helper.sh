# Says: git under the services' real names clones and pushes with adoentra's token from a credential helper, and prompts for nothing
# Needs: curl git jq node openssl
# Emulator: --entra
source "$CLIENTS/lib/git.sh"
real_names

export AZURE_TENANT_ID=$tenant AZURE_CLIENT_ID=$secret_app AZURE_CLIENT_SECRET=emulator-secret-that-is-good
git config --global credential.https://dev.azure.com.helper \
    '!f() { echo username=adoentra; echo "password=$(adoentra token --environment-variables --organization MyOrg)"; }; f'
git config --global credential.https://dev.azure.com.useHttpPath true
git clone --quiet https://MyOrg@dev.azure.com/MyOrg/SecretSauce/_git/api api
git -C api switch --quiet --create by/helper
git -C api commit --quiet --allow-empty --message x
git -C api push --quiet origin by/helper
same "what was pushed" "$(git -C api rev-parse HEAD)" \
    "$(git ls-remote https://dev.azure.com/MyOrg/SecretSauce/_git/api refs/heads/by/helper | cut --fields 1)"
same "hosts that are not emulated" '' "$(refused)"
