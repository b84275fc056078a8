using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator;

/// <summary>Azure DevOps refuses with 401 and its <c>WWW-Authenticate</c> lines.</summary>
public sealed class UnauthorizedFault : Fault
{
    /// <summary>What the refusal looks like.</summary>
    public UnauthorizedForm Form { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        ServiceHeaders.Challenge(exchange);
        var caller = exchange.Credential.Identity ?? KnownIdentities.SystemAssigned;
        return Form switch
        {
            UnauthorizedForm.NotAuthorized => ServiceErrors.NotAuthorized(caller.ObjectId.ToString()).AnswerAsync(exchange),
            UnauthorizedForm.Anonymous => ServiceErrors.NotAuthorized(ServiceErrors.AnonymousId).AnswerAsync(exchange),
            UnauthorizedForm.NotInOrganization => ServiceErrors.NotInOrganization(caller).AnswerAsync(exchange),
            _ => Answer.EmptyAsync(exchange, StatusCodes.Status401Unauthorized),
        };
    }
}
