using System.Text.RegularExpressions;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>The embedded table against the contract that it was made from.</summary>
public sealed class OperationTableTests
{
    /// <summary>Names the file to write the table to: <c>src/AdoEntra.Core/Http/Operations/operations.tsv</c>.</summary>
    private const string WriteVariable = "ADOENTRA_WRITE_OPERATIONS";

    // Results of a test run are added by a POST to them.
    private static readonly Regex s_question = new(
        "(query|batch|lookup|(?<!runs/{runId}/)results|wiql)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    [ContractFact]
    public void Table_HasEveryRowOfTheContract_AndNoOther()
    {
        string[] expected = [OperationTable.Header, .. Contract.Read().Select(static operation => operation.Row)];
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 } file)
            File.WriteAllText(file, string.Join("\n", expected) + "\n");

        string[] rows =
        [
            OperationTable.Header,
            .. TableResource.Rows("operations.tsv", OperationTable.Header).Select(static row => string.Join("\t", row)),
        ];

        string how = $"To write the table again, set {WriteVariable} to the path of operations.tsv, run this test, and build again.";
        Assert.True(expected.Length > 600, $"The contract in {ContractFolder.Required} has only {expected.Length} operations.");
        Assert.True(
            expected.SequenceEqual(rows),
            $"{how} Only in the contract: {Difference(expected, rows)}. Only in the table: {Difference(rows, expected)}."
        );
    }

    [ContractFact]
    public void All_SayWhatTheContractSays()
    {
        var operations = OperationCatalog.All.ToDictionary(static operation =>
            (operation.Host, operation.Method.Method, operation.Template)
        );
        IReadOnlyList<ContractOperation> contract = Contract.Read();

        Assert.Equal(contract.Count, operations.Count);
        Assert.All(contract, expected =>
        {
            Operation operation = operations[expected.Key];
            Assert.Equal((expected.Area, expected.Version, expected.Body), (operation.Area, operation.ApiVersion, operation.BodyType));
            Assert.Equal(expected.Query, operation.Query);
            Assert.Equal(expected.Produces, operation.Produces);
            Assert.Equal(expected.Optional, operation.Optional);
        });
    }

    // What holds of the contract whether it is at hand or not.
    [Fact]
    public void All_AreWellFormed() => Assert.All(OperationCatalog.All, static operation =>
    {
        Assert.True(ApiVersion.TryParse(operation.ApiVersion, out _), operation.ApiVersion);
        Assert.Contains("_apis/", operation.Template);
        Assert.DoesNotContain("api-version", operation.Query);
        Assert.Contains(operation.BodyType, new[] { null, "application/json", "application/json-patch+json", "application/octet-stream" });

        // OperationShape leaves out one placeholder, or a team and then its project.
        if (operation.Optional.Count > 1) Assert.Equal(["project", "team"], operation.Optional);
    });

    [Fact]
    public void All_SameVerbHostAndForm_AreOneOperation()
    {
        string[] forms =
        [
            .. OperationCatalog.All.Select(static operation => $"{operation.Method} {operation.Host} {Form(operation.Template)}"),
        ];

        Assert.Equal(forms.Length, forms.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // Each host gives one file, and only where there is no 7.1 a later version is asked for.
    [Fact]
    public void All_LaterThanOurVersion_AreThePipelineEnvironmentsOnly()
    {
        Operation[] later =
        [
            .. OperationCatalog.All.Where(static operation => operation.ApiVersion.StartsWith("7.2", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(later);
        Assert.All(later, static operation => Assert.StartsWith("{project}/_apis/pipelines/environments", operation.Template));
        Assert.Equal("7.1", OperationCatalog.Find(HttpMethod.Get, null, "p/_apis/distributedtask/environments")!.ApiVersion);
    }

    [Fact]
    public void IsRead_Gets_And_ThePostsThatAreQueries()
    {
        Assert.All(
            OperationCatalog.All.Where(static operation => operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Head),
            static operation => Assert.True(operation.IsRead)
        );
        Operation[] posts =
        [
            .. OperationCatalog.All.Where(static operation =>
                operation.IsRead && operation.Method != HttpMethod.Get && operation.Method != HttpMethod.Head
            ),
        ];

        Assert.All(posts, static operation => Assert.Equal(HttpMethod.Post, operation.Method));
        Assert.Equal(
            ReadOnlyPosts.Templates.OrderBy(static template => template, StringComparer.Ordinal),
            posts.Select(static operation => operation.Template).OrderBy(static template => template, StringComparer.Ordinal));
    }

    [Fact]
    public void IsRead_PostsThatAreCalledQueriesOrBatches_AreAllLookedAt() => Assert.All(
        OperationCatalog.All.Where(static operation => operation.Method == HttpMethod.Post && s_question.IsMatch(operation.Template)),
        static operation => Assert.True(operation.IsRead, operation.Template));

    [Theory]
    [InlineData("p/_apis/wit/wiql", true)]
    [InlineData("_apis/wit/workitemsbatch", true)]
    [InlineData("_apis/git/repositories/r/commitsbatch", true)]
    [InlineData("_apis/git/repositories/r/pullrequestquery", true)]
    [InlineData("p/_apis/search/codesearchresults", true)]
    [InlineData("_apis/graph/subjectquery", true)]
    [InlineData("p/_apis/wit/tempqueries", false)]
    [InlineData("p/_apis/wit/workitemsdelete", false)]
    [InlineData("p/_apis/serviceendpoint/endpointproxy", false)]
    [InlineData("_apis/hooks/testnotifications", false)]
    [InlineData("p/_apis/pipelines/1/runs", false)]
    public void IsRead_Post_Table(string path, bool expected) =>
        Assert.Equal(expected, OperationCatalog.Find(HttpMethod.Post, null, path)!.IsRead);

    private static string Form(string template) => Regex.Replace(template, "{[^}]*}", "{}");

    private static string Difference(string[] left, string[] right) => string.Join(" | ", left.Except(right).Take(5));
}
