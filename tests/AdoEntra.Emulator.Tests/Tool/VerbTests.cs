using System.Reflection;
using AdoEntra.Resources;
using AdoEntra.Tool.Commands;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>What a resource declares becomes a verb of <c>adoentra</c> by itself; what cannot has one of its own.</summary>
public sealed class VerbTests
{
    private static IEnumerable<Type> Shown => typeof(AdoResource).Assembly
        .GetExportedTypes()
        .Where(static type => type.GetCustomAttribute<TableViewAttribute>() is not null);

    // Those that are parts of another object, and shown with it: the reviewers, threads and policies of a pull request, the tasks and
    // artifacts of a run, what guards a resource; and what a change or a test gives out.
    private static readonly HashSet<Type> s_parts =
    [
        typeof(AdoReviewer),
        typeof(AdoPullRequestThread),
        typeof(AdoPullRequestPolicy),
        typeof(AdoCheck),
        typeof(AdoPipelinePermission),
        typeof(AdoPipelineVariable),
        typeof(AdoPipelineTask),
        typeof(AdoRetentionLease),
        typeof(AdoPipelineArtifact),
        typeof(AdoTestRun),
        typeof(AdoTestResult),
        typeof(AdoCodeCoverage),
        typeof(AdoPush),
        typeof(AdoServiceConnectionTest),
    ];

    // Those whose list has filters of its own: pull requests, commits, files.
    private static IEnumerable<Type?> OwnVerbs => typeof(ResourceCommands).Assembly
        .GetTypes()
        .Where(static type => type is { IsAbstract: false, IsGenericType: false, BaseType.IsGenericType: true })
        .Where(static type => type.BaseType!.GetGenericTypeDefinition() == typeof(ListCommand<>))
        .Select(static type => type.BaseType!.GetGenericArguments()[0]);

    [Fact]
    public void Resources_AreShownSomewhere() => Assert.Contains(typeof(AdoRepository), Shown);

    [Fact]
    public void EveryResourceWithATable_HasAVerb()
    {
        IEnumerable<Type> listed = Declarations.Resources.Concat(OwnVerbs.OfType<Type>()).Concat(s_parts);
        string[] without = [.. Shown.Except(listed).Select(static type => type.Name)];
        Assert.True(
            without.Length == 0,
            $"No verb of adoentra lists these; declare a Listing, or write a ListCommand: {string.Join(", ", without)}"
        );
    }

    [Fact]
    public void Verbs_AreDifferent()
    {
        string[] verbs = [.. Declarations.Resources.Select(Verb)];
        Assert.Equal(verbs.Length, verbs.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Verb(Type resource)
    {
        object declared = Declarations.Find(resource)!.GetValue(null)!;
        return (string)declared.GetType().GetProperty("Verb")!.GetValue(declared)!;
    }
}
