# Says: the README's way of installing: dotnet tool install from the package, and the tool under its name
# Needs: curl dotnet jq
# Package: yes
source "$CLIENTS/lib/case.sh"

mkdir installed
cat >nuget.config <<XML
<configuration><packageSources><clear /><add key="own" value="$CLIENTS_INSTALLED/packages" /></packageSources></configuration>
XML
dotnet tool install AdoEntra.Tool --tool-path installed --configfile nuget.config --verbosity quiet >installation || fail "$(<installation)"

same "projects" "$(adoentra projects --identity --organization MyOrg --output tsv 2>/dev/null)" \
    "$(installed/adoentra projects --identity --organization MyOrg --output tsv 2>/dev/null)"
has "its version" "$(sed -n "s/.*ModuleVersion *= *'\(.*\)'.*/\1/p" "$REPOSITORY/AdoEntra.psd1")" "$(installed/adoentra --version)"
dotnet tool uninstall AdoEntra.Tool --tool-path installed >/dev/null
[[ ! -e installed/adoentra ]] || fail "it is still there"
