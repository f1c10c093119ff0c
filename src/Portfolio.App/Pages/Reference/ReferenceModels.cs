using Microsoft.AspNetCore.OpenApi;

namespace Portfolio.App.Pages.Reference;

/// <summary>The reference, made once: the interface does not change while the program runs.</summary>
public sealed class ReferenceModels([FromKeyedServices("v1")] IOpenApiDocumentProvider description)
{
    private ReferenceModel? _model;

    public async Task<ReferenceModel> GetAsync(CancellationToken cancellation) =>
        _model ??= ReferenceModel.Of(await description.GetOpenApiDocumentAsync(cancellation));
}
