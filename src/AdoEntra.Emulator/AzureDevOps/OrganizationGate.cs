using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Pipelines;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// What stands before every route of an organization: does it exist, who is calling, may they, and do they name a version.
/// </summary>
internal static class OrganizationGate
{
    public static Task AnswerAsync(Exchange exchange)
    {
        if (exchange.Organization is not { } organization)
        {
            // [I] protocol 3.2: 404 without a tenant to be learned from it.
            return Answer.WriteAsync(
                exchange,
                StatusCodes.Status404NotFound,
                "<html><head><title>Azure DevOps Services: 404</title></head></html>",
                Answer.Html);
        }

        if (exchange.Credential.Identity is not { } identity)
        {
            return SignInRefusal.AnswerAsync(exchange);
        }

        if (!organization.Members.Contains(identity))
        {
            // [D] Refused by name, and [I] without X-VSS-UserData: there is no such user here.
            ServiceHeaders.Challenge(exchange);
            return ServiceErrors.NotInOrganization(identity).AnswerAsync(exchange);
        }

        ServiceHeaders.Identify(exchange, identity);
        return exchange.Match.Route switch
        {
            EmulatedRoute.Discovery => Answer.WriteAsync(
                exchange, StatusCodes.Status200OK, "<html><head><title>Projects - Home</title></head></html>", Answer.Html),
            EmulatedRoute.Other => ServiceErrors.NoController("/" + string.Join('/', exchange.Target.Segments)).AnswerAsync(exchange),
            _ => ApiVersion.Check(exchange) is { } wrongVersion
                ? wrongVersion.AnswerAsync(exchange)
                : exchange.Match.Route == EmulatedRoute.PipelinesOidc
                    ? PipelinesOidcRoute.AnswerAsync(exchange, identity)
                    : AnswerResourceAsync(exchange, organization, identity),
        };
    }

    private static Task AnswerResourceAsync(Exchange exchange, EmulatedOrganization organization, EmulatedIdentity identity)
    {
        var method = exchange.Http.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            return ServiceErrors.MethodNotAllowed(method).AnswerAsync(exchange, ErrorShape.Wrapped);
        }

        return exchange.Match.Route switch
        {
            EmulatedRoute.ConnectionData => ConnectionDataRoute.AnswerAsync(exchange, organization, identity),
            EmulatedRoute.Projects => ProjectsRoute.AnswerAsync(exchange, organization),
            _ => RepositoriesRoute.AnswerAsync(exchange, organization),
        };
    }
}
