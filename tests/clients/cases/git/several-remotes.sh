# Says: of several remotes origin counts, or else the only organization that they name; of two none
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

repository one https://dev.azure.com/MyOrg/SecretSauce/_git/api
git -C one remote add upstream https://dev.azure.com/Elsewhere/Other/_git/api
git -C one remote add github git@github.com:MyOrg/api.git
same "origin" 'MyOrg SecretSauce' "$(found one)"

git -C one remote remove upstream
git -C one remote rename origin azure
same "under another name" 'MyOrg SecretSauce' "$(found one)"

git -C one remote set-url --push azure https://dev.azure.com/Elsewhere/Other/_git/api
same "another address to push to" 'MyOrg SecretSauce' "$(found one)"

git -C one remote add second https://dev.azure.com/Elsewhere/Other/_git/api
same "two that differ" '' "$(found one)"
(cd one && ends_with 2 adoentra projects --identity)
