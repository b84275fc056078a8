using System.Runtime.CompilerServices;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>What holds of every operation and of every path.</summary>
public sealed class OperationCatalogPropertyTests
{
    // The words of the templates, where a name may be one of them.
    private static readonly string[] s_words =
        [.. OperationCatalog.All.SelectMany(static operation => operation.Template.Split('/')).Where(static part => !part.Contains('{'))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Find_TemplateFilledWithNames_IsTheOperationItself() => ForEveryOperation(static (operation, names) =>
    {
        string path = Fill(operation.Template, names, () => names.Name());

        Assert.Same(operation, OperationCatalog.Find(operation.Method, operation.Host, path));
        Assert.Same(operation, OperationCatalog.Find(operation.Method, null, "/" + path + "/"));
        Assert.Equal(operation.Host == ServiceHost.Core ? null : operation.Host, OperationCatalog.FindHost(path));
    });

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Find_WithoutWhatMayBeLeftOut_IsTheOperation_OrTheOneThatIsWrittenSo() => ForEveryOperation(static (operation, names) =>
    {
        for (int left = 1; left <= operation.Optional.Count; left++)
        {
            string template = operation.Optional.Skip(operation.Optional.Count - left).Aggregate(
                operation.Template, static (text, name) => $"/{text}/".Replace($"/{{{name}}}/", "/").Trim('/'));
            string path = Fill(template, names, () => names.Name());

            Operation found = OperationCatalog.Find(operation.Method, operation.Host, path)!;

            if (found != operation) Assert.Equal(Openness(template), Openness(found.Template));
        }
    });

    // A project may be called "git", and a build "latest": then the path is also that of another operation, and the words decide.
    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Find_NamesThatAreWordsOfTheApi_IsTheOperationOrAMoreSpecificOne() => ForEveryOperation(static (operation, names) =>
    {
        string path = Fill(operation.Template, names, () => names.OneOf(s_words));
        if (path.Split('/').Count(static part => part.Equals("_apis", StringComparison.OrdinalIgnoreCase)) > 1) return;

        Operation found = OperationCatalog.Find(operation.Method, operation.Host, path)!;

        if (found == operation) return;
        Assert.True(
            string.CompareOrdinal(Openness(found.Template), Openness(operation.Template)) < 0,
            $"{path} is {operation.Template}, and not {found.Template}.");
    });

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Find_Garbage_IsAnOperationOrNone() => Fuzz.ForSeedsAsync(1, static seed =>
    {
        var names = new RandomNames(seed);
        int found = 0;
        for (int i = 0; i < 50_000; i++)
        {
            string path = names.Below(2) == 0
                ? names.Garbage()
                : string.Join("/", names.Garbage(), "_apis", names.OneOf(s_words), names.Garbage());
            if (OperationCatalog.Find(HttpMethod.Get, null, path) is { } operation)
            {
                found++;
                Assert.Equal(HttpMethod.Get, operation.Method);
            }

            if (OperationCatalog.FindHost(path) is { } host) Assert.NotSame(ServiceHost.Core, host);
        }

        Assert.True(found > 0, "Such garbage tests nothing but the first line.");
    });

    [Fact]
    public void All_AreReadOnce() => Assert.Same(OperationCatalog.All, OperationCatalog.All);

    private static Task ForEveryOperation(Action<Operation, RandomNames> test, [CallerMemberName] string member = "") => Fuzz.ForSeedsAsync(
        20,
        seed =>
        {
            var names = new RandomNames(seed);
            foreach (Operation operation in OperationCatalog.All) test(operation, names);
        },
        member: member);

    private static string Fill(string template, RandomNames names, Func<string> name) =>
        string.Join("/", template.Split('/').Select(part =>
        {
            int open = part.IndexOf('{');
            return open < 0 ? names.AnyCase(part) : Uri.EscapeDataString(part.Substring(0, open) + name());
        }));

    /// <summary>
    /// A digit for each part: 0 for a word, 1 for a word with a placeholder, 2 for a placeholder. Of two for one path, the lesser goes
    /// first.
    /// </summary>
    private static string Openness(string template) =>
        string.Concat(template.Split('/').Select(static part => part.IndexOf('{') switch { < 0 => '0', 0 => '2', _ => '1' }));
}
