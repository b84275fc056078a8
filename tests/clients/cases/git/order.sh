# Says: the git remote comes last: an option, the variables and the default of az devops go before it
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

repository here https://dev.azure.com/Elsewhere/Other/_git/api
same "the remote" Elsewhere "$(found here)"

mkdir -p "$HOME/.azure/azuredevops"
printf '[defaults]\norganization = https://dev.azure.com/MyOrg\nproject = Legacy\n' >"$HOME/.azure/azuredevops/config"
same "az devops" 'MyOrg Legacy' "$(found here)"

export AZDO_ORG_SERVICE_URL=https://dev.azure.com/Elsewhere
same "Terraform's" Elsewhere "$(found here)"

export ADOENTRA_ORGANIZATION=MyOrg ADOENTRA_PROJECT=SecretSauce
same "our own" 'MyOrg SecretSauce' "$(found here)"
