namespace AdoEntra.Identity.Secrets;

/// <summary>What a secret is: in which forms users have it, and where it goes.</summary>
internal enum SecretKind
{
    /// <summary>An Entra access token for Azure DevOps, or a job token: goes into a header.</summary>
    AccessToken,

    /// <summary>What a job asks its own platform with: goes into a header.</summary>
    JobToken,

    /// <summary>A personal access token: goes into a header.</summary>
    PersonalAccessToken,

    /// <summary>Another issuer's token: goes to Entra in the place of a secret.</summary>
    FederatedToken,

    /// <summary>The value of an application's secret.</summary>
    ClientSecret,

    /// <summary>The password of a certificate's file: whatever its maker typed.</summary>
    Password,
}
