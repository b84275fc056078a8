using System.Management.Automation;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Sets a variable of a pipeline, or adds it.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPipelineVariable", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineVariable))]
public sealed class SetAdoPipelineVariableCommand : PipelineVariableCmdlet
{
    /// <summary>The value. A variable that was secret is no longer.</summary>
    [Parameter(Position = 2)]
    public string? Value { get; set; }

    /// <summary>The value of a secret variable: a SecureString.</summary>
    [Parameter]
    [ValueArgument(typeof(SecureString), "Pass a SecureString, for example (Read-Host -AsSecureString).")]
    public SecureString? Secret { get; set; }

    /// <summary>Another value may be given to a run; with <c>-AllowOverride:$false</c> not.</summary>
    [Parameter]
    public SwitchParameter AllowOverride { get; set; }

    private protected override Change<AdoPipelineVariable> Change()
    {
        (string variable, string? value, SecureString? secret) = (Variable, Value, Secret);
        bool? allows = MyInvocation.BoundParameters.ContainsKey(nameof(AllowOverride)) ? AllowOverride.IsPresent : null;
        if ((value is null && secret is null && allows is null) || (value is not null && secret is not null))
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                value is null ? $"There is nothing to set of the variable '{variable}'." : "A variable has one value.",
                "Pass -Value, or -Secret with a SecureString, or -AllowOverride.")
            {
                Target = variable,
            };
        }

        return OfVariable(
            $"Set {(secret is null ? "variable" : "secret variable")} '{variable}'",
            fields => PipelineChanges.SetVariable(
                fields,
                variable,
                secret is null ? value : SecretArgument.Plain(secret),
                secret is not null ? true : value is null ? null : false,
                allows),
            pipeline => pipeline.Variables.TryGetValue(variable, out AdoPipelineVariable? set) ? set : null
        );
    }
}
