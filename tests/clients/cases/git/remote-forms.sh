# Says: each form of address that git takes for a remote, as git itself writes it down, leads to its organization and project
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

number=0
leads_to() {
    repository "repository-$((++number))" "$2"
    same "$2" "$1" "$(found "repository-$number")"
}

leads_to 'MyOrg SecretSauce' https://dev.azure.com/MyOrg/SecretSauce/_git/api
leads_to 'MyOrg SecretSauce' https://MyOrg@dev.azure.com/MyOrg/SecretSauce/_git/SecretSauce
leads_to 'MyOrg SecretSauce' https://dev.azure.com/MyOrg/_git/SecretSauce
leads_to 'MyOrg Caf%C3%A9%20Z%C3%BCrich' 'https://dev.azure.com/MyOrg/Caf%C3%A9%20Z%C3%BCrich/_git/Men%C3%BC%20%E6%97%A5%E6%9C%AC'
# A host's name has no capitals; for an organization's they make no difference.
leads_to 'myorg SecretSauce' https://MyOrg.visualstudio.com/SecretSauce/_git/api
leads_to 'myorg SecretSauce' https://MyOrg.visualstudio.com/DefaultCollection/SecretSauce/_git/api
leads_to 'MyOrg SecretSauce' git@ssh.dev.azure.com:v3/MyOrg/SecretSauce/api
leads_to 'MyOrg SecretSauce' ssh://git@ssh.dev.azure.com/v3/MyOrg/SecretSauce/api
leads_to 'MyOrg SecretSauce' ssh://git@ssh.dev.azure.com:22/v3/MyOrg/SecretSauce/api
leads_to 'MyOrg SecretSauce' MyOrg@vs-ssh.visualstudio.com:v3/MyOrg/SecretSauce/api
leads_to '' https://github.com/MyOrg/SecretSauce.git
leads_to '' https://dev.azure.com.example.net/MyOrg/SecretSauce/_git/api
leads_to '' /srv/git/SecretSauce.git
