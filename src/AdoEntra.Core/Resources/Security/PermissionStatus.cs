namespace AdoEntra;

/// <summary>What follows for a permission, as users see it.</summary>
internal static class PermissionStatus
{
    public const string Allowed = "Allowed";
    public const string Denied = "Denied";

    /// <summary>Neither allowed nor denied: not allowed.</summary>
    public const string NotSet = "NotSet";

    /// <summary>Not allowed, and which of the two may not be read.</summary>
    public const string NotAllowed = "NotAllowed";
}
