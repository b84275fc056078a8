# Says: az devops reads projects, teams, repositories, branches, pull requests, pipelines, work items and any call
# Needs: az azure-devops curl jq node openssl
# Emulator: --entra
# Limit: 400
source "$CLIENTS/lib/az.sh"
sign_in_with_secret

# By what az has written down here, the tool finds its organization and project too.
az devops configure --defaults organization=https://dev.azure.com/MyOrg project=SecretSauce
repositories=$(adoentra repositories --azure-cli --output json 2>/dev/null | jq --raw-output '.[].name')

same "repositories" "$repositories" "$(az repos list --query '[].name')"
same "projects" $'Café Zürich\nContoso Web\nEmpty\nGrün & Blau #1 100%\nLegacy\nSecretSauce\nUpcoming' \
    "$(az devops project list --query 'value[].name' | LC_ALL=C sort)"
has "teams" Cooks "$(az devops team list --query '[].name')"
has "branches" refs/heads/fix/encoding-ü "$(az repos ref list --repository SecretSauce --query '[].name')"
has "pull requests" 'Stir feature/ui' "$(az repos pr list --query '[].title')"
has "pipelines" sauce-ci "$(az pipelines list --query '[].name')"
same "work items" 450 "$(az boards query --wiql 'SELECT [System.Id] FROM WorkItems' --output json | jq length)"
same "any call" "$(wc --lines <<<"$repositories")" \
    "$(az devops invoke --area git --resource repositories --route-parameters project=SecretSauce --query count)"

item=$(az boards work-item create --type Task --title 'Grüße' --query id)
same "a new work item" 'Grüße' "$(az boards work-item show --id "$item" --query 'fields."System.Title"')"
same "hosts that are not emulated" '' "$(refused)"
