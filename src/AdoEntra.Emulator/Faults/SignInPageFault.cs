using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator;

/// <summary>The HTML sign-in page in place of the answer: 203 as Azure DevOps sends it ([C] protocol 3.3), or 200.</summary>
public sealed class SignInPageFault : Fault
{
    /// <summary>The HTTP status, 203 unless said otherwise.</summary>
    public int Status { get; init; } = StatusCodes.Status203NonAuthoritative;

    /// <summary>What the page looks like.</summary>
    public SignInPageForm Form { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer) => SignInPage.AnswerAsync(exchange, Status, Form);

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is < 200 or > 599 ? "status has to be from 200 to 599" : base.Problem(route);
}
