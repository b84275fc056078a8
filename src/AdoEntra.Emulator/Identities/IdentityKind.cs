namespace AdoEntra.Emulator;

/// <summary>What stands behind an identity.</summary>
public enum IdentityKind
{
    /// <summary>A managed identity of the emulated host.</summary>
    ManagedIdentity,

    /// <summary>The service principal of an application.</summary>
    Application,

    /// <summary>A person.</summary>
    User,

    /// <summary>An account of Azure DevOps itself: the build service that <c>System.AccessToken</c> speaks for.</summary>
    Service,
}
