using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;

namespace AdoEntra.Diagnosis;

/// <summary>The host of the organization, the organization itself, its tenant: from one request without a token.</summary>
internal static class OrganizationSteps
{
    private static readonly KnownCause[] s_network =
    [
        NetworkRows.Unreachable,
        NetworkRows.ConnectionLost,
        NetworkRows.CertificateNotTrusted,
        NetworkRows.ProxyRefused,
    ];

    /// <summary>Name, TLS and proxy of the host.</summary>
    public static AdoDiagnosisStep Host(OrganizationTenant tenant, ServiceAddress address, VariableReader variables)
    {
        if (tenant.Failure is { } failure && (failure.Cause is null || Array.IndexOf(s_network, failure.Cause) >= 0))
            return DiagnosisSteps.Failed(DiagnosisSteps.ServiceHost, failure);
        string? proxy = ProxyHandler.PlaceTo(address.Root, name => variables(name));
        return DiagnosisSteps.Passed(
            DiagnosisSteps.ServiceHost,
            $"{address.Root.Authority} responds{(proxy is null ? " (no proxy is set)" : $" through {proxy}")}."
        );
    }

    /// <summary>Whether the organization is there. What passes by itself does not end the diagnosis: the next request shows.</summary>
    public static AdoDiagnosisStep Existence(OrganizationTenant tenant, ServiceAddress address) =>
        tenant.Failure switch
        {
            null => DiagnosisSteps.Passed(DiagnosisSteps.Organization, $"The organization '{address.Organization}' exists."),
            { ErrorId: ErrorIds.OrganizationNotFound } failure => DiagnosisSteps.Failed(DiagnosisSteps.Organization, failure),
            { } failure => DiagnosisSteps.Failed(DiagnosisSteps.Organization, failure, status: AdoDiagnosisStatus.Warning),
        };

    /// <summary>The tenant, and whether the sign-in method can be of any use there.</summary>
    /// <param name="tenant">What the organization says.</param>
    /// <param name="address">The organization.</param>
    /// <param name="needsEntra">Whether the sign-in method gets its token from Entra.</param>
    public static AdoDiagnosisStep Tenant(OrganizationTenant tenant, ServiceAddress address, bool needsEntra)
    {
        if (tenant.TenantId is { } id)
            return DiagnosisSteps.Passed(DiagnosisSteps.Tenant, $"The organization '{address.Organization}' belongs to tenant {id}.");
        if (!tenant.IsNotInEntra)
        {
            return new(
                DiagnosisSteps.Tenant,
                AdoDiagnosisStatus.Warning,
                $"The organization '{address.Organization}' does not say which tenant it belongs to."
            )
            {
                Remedy = "Pass the organization's tenant as -TenantId, where the sign-in needs one.",
                WhoCanFix = WhoCanFix.User,
            };
        }

        StatedCause cause = OrganizationRows.OrganizationNotInEntra.Say(("organization", address.Organization));
        return needsEntra
            ? DiagnosisSteps.Failed(DiagnosisSteps.Tenant, new AdoConnectionException(cause))
            : DiagnosisSteps.Warning(DiagnosisSteps.Tenant, cause);
    }

    /// <summary>The clock of this machine against the service's.</summary>
    public static AdoDiagnosisStep Clock(TimeSpan? offset)
    {
        if (offset is not { } time) return DiagnosisSteps.Skipped(DiagnosisSteps.Clock, "No response told the time of the service.");
        TimeSpan size = time.Duration();
        if (size < TimeSpan.FromSeconds(60))
        {
            return DiagnosisSteps.Passed(
                DiagnosisSteps.Clock,
                $"The clock of this machine is within {Math.Ceiling(size.TotalSeconds):0} s of that of Azure DevOps."
            );
        }

        return DiagnosisSteps.Warning(
            DiagnosisSteps.Clock,
            NetworkRows.ClockOff.Say(
                ("offset", size.TotalHours >= 1 ? $"{size.TotalHours:0.#} h" : $"{size.TotalMinutes:0.#} min"),
                ("direction", time > TimeSpan.Zero ? "behind" : "ahead of")
            )
        );
    }
}
