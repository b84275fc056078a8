using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.GitProtocol;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// What stands before every route of Azure DevOps: does the organization exist, who is calling, may they, and do they name a version.
/// </summary>
internal static class ServiceGate
{
    public static Task AnswerAsync(Exchange exchange)
    {
        if (exchange.Match.Organization is not null && exchange.Organization is null)
        {
            // [I] protocol 3.2: 404 without a tenant to be learned from it.
            return Answer.WriteAsync(
                exchange,
                StatusCodes.Status404NotFound,
                "<html><head><title>Azure DevOps Services: 404</title></head></html>",
                Answer.Html);
        }

        if (exchange.Match.Route == EmulatedRoute.Discovery && exchange.Match.Host != ServiceHost.Main)
        {
            // [D code] protocol 3.2: another host has no portal; the tenant can be learned there as well.
            ServiceHeaders.Challenge(exchange);
            return Answer.EmptyAsync(exchange, StatusCodes.Status404NotFound);
        }

        if (exchange.Credential.Identity is not { } identity)
        {
            return GitRoute.IsGit(exchange) ? GitRoute.RefuseAsync(exchange) : SignInRefusal.AnswerAsync(exchange);
        }

        if (exchange.Organization is { } organization && !organization.Members.Contains(identity))
        {
            // [D] Refused by name, and [I] without X-VSS-UserData: there is no such user here.
            ServiceHeaders.Challenge(exchange);
            return ServiceErrors.NotInOrganization(identity).AnswerAsync(exchange);
        }

        ServiceHeaders.Identify(exchange, identity);
        var route = exchange.Match.Route;
        return exchange.Match.Location is { } location
                ? ApiVersion.Check(exchange) is { } wrongVersion
                    ? wrongVersion.AnswerAsync(exchange)
                    : AnswerResourceAsync(exchange, location, identity)
            : route == EmulatedRoute.Discovery ? Answer.WriteAsync(
                exchange, StatusCodes.Status200OK, "<html><head><title>Projects - Home</title></head></html>", Answer.Html)
            : route == EmulatedRoute.ResourceLocations ? ResourceLocationsRoute.AnswerAsync(exchange)
            : route == EmulatedRoute.Git ? GitRoute.AnswerAsync(exchange, identity)
            : ServiceErrors.NoController("/" + string.Join('/', exchange.Target.Segments)).AnswerAsync(exchange);
    }

    private static async Task AnswerResourceAsync(Exchange exchange, ResourceLocation location, EmulatedIdentity identity)
    {
        var method = exchange.Http.Request.Method;
        if (!location.Operations.TryGetValue(HttpMethods.IsHead(method) ? HttpMethods.Get : method, out var answer))
        {
            await ServiceErrors.MethodNotAllowed(method).AnswerAsync(exchange, ErrorShape.Wrapped);
            return;
        }

        try
        {
            var call = new ResourceCall(exchange, identity);
            foreach (var name in location.Choices.Keys)
            {
                call.ChosenNumber(name);
            }

            await answer(call);
        }
        catch (ServiceRefusalException refusal)
        {
            await refusal.Error.AnswerAsync(exchange, refusal.Shape);
        }
    }
}
