using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Identity;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>Something that is broken between an identity and a repository, and what has to be said of it.</summary>
/// <param name="Name">What is broken, in the names of tests.</param>
/// <param name="Step">The first step that does not pass.</param>
/// <param name="Cause">Its error id.</param>
/// <param name="Remedy">What its remedy has to say.</param>
internal sealed record BrokenWorld(string Name, string Step, string Cause, string Remedy)
{
    /// <summary>How bad the step is.</summary>
    public string Status { get; init; } = "Failed";

    /// <summary>The code of the service, or the name of the cause.</summary>
    public string? Code { get; init; }

    /// <summary>What the detail of the step has to say; null for anything.</summary>
    public string? Detail { get; init; }

    /// <summary>Who can fix it: a part of it.</summary>
    public required string Who { get; init; }

    /// <summary>Makes the sign-in; may throw. Null in its place for what the environment offers.</summary>
    public Func<SignInScene, SignInOptions?> SignIn { get; init; } =
        static scene => SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene));

    /// <summary>Breaks it.</summary>
    public Action<SignInScene> Break { get; init; } = static _ => { };

    /// <summary>The network in between; null for the emulator's own.</summary>
    public Func<SignInScene, Func<HttpMessageHandler>?>? Network { get; init; }

    /// <summary>The organization.</summary>
    public string Organization { get; init; } = "MyOrg";

    /// <summary>The tenant that is asked for.</summary>
    public Func<SignInScene, string?> TenantId { get; init; } = static _ => null;

    /// <summary>The project.</summary>
    public string? Project { get; init; }

    /// <summary>Where it runs; null for a host whose variables the library does not read past ours.</summary>
    public SignInKind? Host { get; init; }

    /// <summary>What tokens look like.</summary>
    public TokenShape Shape { get; init; } = TokenShape.Opaque;

    /// <summary>The error id of who meets it with Connect-AdoEntra and Get-AdoRepository; null where these do not notice.</summary>
    public string? ByAccident { get; init; } = Cause;

    /// <summary>What the error says to do then; null for the same.</summary>
    public string? RemedyByAccident { get; init; }

    public override string ToString() => Name;
}
