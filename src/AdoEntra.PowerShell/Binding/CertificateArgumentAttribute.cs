using System.Collections;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Binding;

/// <summary>
/// Takes a certificate's object and nothing else: the shell's binder would show a text that it cannot convert, a key in it or not.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class CertificateArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (bare is IList { Count: 1 } list) bare = list[0] is PSObject item ? item.BaseObject : list[0];
        return bare is null or X509Certificate or byte[] ? bare : throw new ArgumentTransformationMetadataException(
            "Pass one certificate object (Get-Item Cert:\\CurrentUser\\My\\<thumbprint>), or a file as -CertificatePath.");
    }
}
