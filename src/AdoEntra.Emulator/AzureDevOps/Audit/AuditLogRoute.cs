using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Audit;

/// <summary>
/// GET <c>auditservice…/_apis/audit/auditlog</c>: what happened, the latest first, in batches with a token inside. [D] audit-7.1, protocol
/// 3.8. There are 250 entries; the usual length of a batch is [I].
/// </summary>
internal static class AuditLogRoute
{
    private const int Entries = 250;
    private const int UsualBatch = 200;

    private static readonly DateTime Latest = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly (string Action, string Area, string Category, string Details)[] Kinds =
    [
        ("Git.RepositoryCreated", "Git", "create", "Git repository \"sauce\" was created"),
        ("Group.UpdateGroupMembership.Add", "Group", "modify", "Bela Baker was added to Contributors"),
        ("Token.PatRevokeEvent", "Token", "remove", "A personal access token was revoked"),
        ("Security.ModifyPermission", "Permissions", "modify", "Permission \"Küche\" was set"),
    ];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("4e5fa14f-7097-4b73-9c85-00abc7353c61"),
        Route = EmulatedRoute.AuditLog,
        GivesTokens = true,
        Host = ServiceHost.Audit,
        Area = "Audit",
        ResourceName = "AuditLog",
        Template = "_apis/{area}/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var (from, to) = (Time(call, "startTime") ?? DateTime.MinValue, Time(call, "endTime") ?? DateTime.MaxValue);
        var users = call.Organization.Directory.Users;
        AuditEntryBody[] all =
        [
            .. new GeneratedList<AuditEntryBody>(Entries, index => Entry(call.Organization, users[index % users.Count], index))
                .Where(entry => entry.Timestamp >= from && entry.Timestamp <= to),
        ];
        var window = PageWindow.ByToken(call, call.Query.Number("batchSize", least: 1) ?? UsualBatch);
        var next = window.Next(call, all.Length);
        return BodyJson.AnswerAsync(
            call.Exchange, new AuditPageBody(window.Of(all), next, next is not null), BodyJson.Service.AuditPageBody);
    }

    private static AuditEntryBody Entry(EmulatedOrganization organization, EmulatedIdentity actor, int index)
    {
        var (action, area, category, details) = Kinds[index % Kinds.Length];
        var time = Latest.AddMinutes(-index * 13);
        return new AuditEntryBody(
            string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - time.Ticks};{organization.Id};{index}"),
            StableGuid.From("correlation/" + index), StableGuid.From("activity/" + index), actor.ObjectId, actor.AzureDevOpsId,
            actor.UserName!, "AAD_JWT", time, "organization", organization.Name, organization.Id, "192.0.2.7", "emulator", action,
            new Dictionary<string, string> { ["Number"] = index.ToString(CultureInfo.InvariantCulture) }, details, area, category,
            char.ToUpperInvariant(category[0]) + category[1..], actor.Name);
    }

    private static DateTime? Time(ResourceCall call, string name)
    {
        if (call.Query.Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text));
    }
}
