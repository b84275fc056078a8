using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Control;

/// <summary>The control routes that have to do with runs of pipelines: their clock, their plans, and what they wait for.</summary>
internal static class RunControl
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Answers a control request; null when it is none of these.</summary>
    public static Task? TryAnswer(Exchange exchange, string method, string[] segments) => (method, segments) switch
    {
        ("POST", ["runs", "clock"]) => AdvanceAsync(exchange),
        ("PUT", ["runs", "plans", var pipeline]) => PlanAsync(exchange, pipeline),
        ("POST", ["runs", var run, "stages", var stage, "grant"]) => RuleAsync(exchange, run, stage, isGranted: true),
        ("POST", ["runs", var run, "stages", var stage, "refuse"]) => RuleAsync(exchange, run, stage, isGranted: false),
        _ => null,
    };

    private static Task AdvanceAsync(Exchange exchange)
    {
        if (!double.TryParse(exchange.Http.Request.Query["seconds"], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            || seconds < 0)
        {
            return ControlRoutes.ProblemAsync(exchange, StatusCodes.Status400BadRequest, "The clock needs seconds.");
        }

        exchange.Services.RunClock.Advance(TimeSpan.FromSeconds(seconds));
        return Answer.EmptyAsync(exchange, StatusCodes.Status204NoContent);
    }

    private static async Task PlanAsync(Exchange exchange, string pipeline)
    {
        try
        {
            var plan = await JsonSerializer.DeserializeAsync<RunPlan>(exchange.Http.Request.Body, Options, exchange.Aborted)
                ?? throw new JsonException("A plan is an object.");
            Organization(exchange).Definitions.SetPlan(int.Parse(pipeline, CultureInfo.InvariantCulture), plan);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            await ControlRoutes.ProblemAsync(exchange, StatusCodes.Status400BadRequest, e.Message);
            return;
        }

        await Answer.EmptyAsync(exchange, StatusCodes.Status204NoContent);
    }

    private static Task RuleAsync(Exchange exchange, string run, string stage, bool isGranted)
    {
        if (!int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return ControlRoutes.ProblemAsync(exchange, StatusCodes.Status400BadRequest, "A run is named by its number.");
        }

        Organization(exchange).StageRulings.Rule(id, stage, isGranted, exchange.Services.RunClock.Now);
        return Answer.EmptyAsync(exchange, StatusCodes.Status204NoContent);
    }

    private static EmulatedOrganization Organization(Exchange exchange) => exchange.Services.State.FindOrganization("MyOrg")!;
}
