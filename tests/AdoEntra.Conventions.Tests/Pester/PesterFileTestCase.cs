using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>A test file. It runs once, in a process of its own, and gives a result for each of its tests.</summary>
public sealed class PesterFileTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For deserialization only.")]
    public PesterFileTestCase()
    {
    }

    public PesterFileTestCase(
        IMessageSink diagnostics,
        TestMethodDisplay display,
        TestMethodDisplayOptions options,
        ITestMethod method,
        string file
    )
        : base(diagnostics, display, options, method, [file]) { }

    /// <summary>The file, relative to <c>tests/Pester</c>.</summary>
    public string File => (string)TestMethodArguments[0];

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PesterFileRunner(this, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => File;
}
