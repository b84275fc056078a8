namespace AdoEntra.Conventions.Tests.Help;

/// <summary>Pages without a fault.</summary>
internal static class SampleText
{
    public const string Get = """
        # Get-Sample

        ## Synopsis

        Gets samples.

        ## Description

        Gets the **samples** of a
        [connection](Remove-Sample.md), see [the site](https://example.org/a?b=1&c=2).

        - one `item`
        - another

        ```powershell
        if ($true) {
            'indented'
        }
        ```

        ## Examples

        ### List everything

        ```powershell
        Get-Sample -Name '<&>' |
            Select-Object Name
        ```

        ```output
        Name
        ----
        one
        ```

        Lists all.

        It takes a while.

        ### List one

        Lists one.

        ```powershell
        Get-Sample one
        ```

        ## Parameters

        ### -TimeoutSec

        Seconds for the whole call.

        ### -Id

        The id.

        ### -Project

        The project.

        ### -Name

        The name, with `*` and `<any>` "quote" & more.

        ### -Scope

        The scope.

        ### -Color

        The color.

        ### -Field

        The fields.

        ### -Depth

        The depth.

        ### -Force

        Asks nothing.

        ### -Rest

        The rest.

        ### -First

        The page's own words on First.

        ## Inputs

        ### System.String

        The name of a sample.

        ## Outputs

        ### AdoEntra.Conventions.Tests.Help.Fixtures.Sample

        A sample.

        ### System.String

        A text.

        ## Notes

        Note well.

        ## Related links

        - [Samples online](https://example.org/samples)
        - [Remove-Sample](Remove-Sample.md)

        """;

    public const string Remove = """
        # Remove-Sample

        ## Synopsis

        Removes a sample.

        ## Description

        Removes one.

        ## Examples

        ### Remove one

        ```powershell
        Remove-Sample one
        ```

        Removes it.

        ## Parameters

        ### -Name

        The name.

        ## Inputs

        ### None

        ## Outputs

        ### None

        ## Related links

        - [Samples online](https://example.org/samples)

        """;
}
